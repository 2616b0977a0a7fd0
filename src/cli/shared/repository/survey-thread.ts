import { parentPort, workerData } from 'node:worker_threads';
import { currentPlaces } from './sources.ts';
import type { SurveyTask } from './survey.ts';

const { repository, files } = workerData as SurveyTask;
parentPort?.postMessage(await currentPlaces(repository, files));
