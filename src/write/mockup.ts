import type { Mockup, Resource } from '../model/project.ts';
import { controlsToJson, type JsonObject, object, optionalNumber, sorted } from './control.ts';

/** A mockup as Balsamiq stores it: the value of the key `mockup`. */
export function mockupToJson(mockup: Mockup): JsonObject {
  const { stored } = mockup;
  return object({
    controls: controlsToJson(mockup.controls),
    attributes: attributesToJson(mockup),
    branchID: mockup.branchId,
    resourceID: mockup.id,
    mockupH: optionalNumber(stored.mockupH),
    mockupW: optionalNumber(stored.mockupW),
    measuredW: optionalNumber(stored.measuredW),
    measuredH: optionalNumber(stored.measuredH),
    ...sorted(mockup.extra),
  });
}

/** What a project says of a resource beside its contents, as attributes. */
export function attributesToJson(resource: Resource): JsonObject {
  return {
    ...sorted(resource.extraAttributes),
    name: resource.name,
    order: resource.order,
    parentID: resource.parentId ?? null,
    notes: resource.notes ?? '',
    ...(resource.trashed ? { trashed: true } : {}),
  };
}
