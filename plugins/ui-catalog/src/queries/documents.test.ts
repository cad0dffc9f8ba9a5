import { describeDocuments } from '@watchbill/ui-kit/contract';

describeDocuments(import.meta.glob(['./*.ts', '!./*.test.ts'], { eager: true }));
