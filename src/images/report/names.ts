/** The formats of a report; the command line names them, and needs no more of them than that. */
export const REPORT_FORMATS = ['text', 'json', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
