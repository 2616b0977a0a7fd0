import { parentPort, workerData } from 'node:worker_threads';
import { currentPlaces } from './sources.ts';
import type { SurveyTask } from './survey.ts';

const { repository, files } = workerData as SurveyTask;
void currentPlaces(repository, files).then((places) => parentPort?.postMessage(places));
