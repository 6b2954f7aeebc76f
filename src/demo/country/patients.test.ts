import { expect, test } from 'vitest'
import { ageText, parsePatientDocument } from '../../features/patients/index.ts'
import { CalendarDate } from '../../shared/calendar.ts'
import { makeCountry } from './country.ts'
import { patientsToTry } from './patients.ts'

const day = CalendarDate.parse('2026-11-23')
const country = makeCountry(day, { consentVersion: 'v1', publicUrl: 'http://localhost:3000' })
const { patient, patient_version: versions, role_grant, person_document, audit_event, rethus_entry } = country

const versionOf = (id: string) => versions.find(({ patient_id }) => patient_id === id)!
const bearerOf = (type: string, number: string) =>
  person_document.find((document) => document.type === type && document.number === number)?.person_id

test('every patient has a document that is read as it stands, and nobody has two', () => {
  expect(patient).toHaveLength(27)
  for (const { document_type: type, document_number: number } of patient)
    expect(parsePatientDocument(type, number)).toEqual({ ok: true, value: { type, number } })
  expect(new Set(patient.map(({ document_type, document_number }) => document_type + document_number)).size).toBe(27)
})

test('of every kind of document there is one, and each is of an age that has it (R-PAC-4, R-PAC-5)', () => {
  const types = new Set(patient.map(({ document_type }) => document_type))
  expect([...types].toSorted()).toEqual(['AS', 'CC', 'CE', 'MS', 'NV', 'PT', 'RC', 'TI'])
  for (const { id, document_type: type } of patient) {
    const { birth_date: birth, mother_document_type: mother } = versionOf(id)
    if (type === 'CC' || type === 'AS') expect(birth <= '2008-11-23').toBe(true)
    if (type === 'RC' || type === 'NV' || type === 'MS') expect(birth > '2008-11-23').toBe(true)
    expect([type, mother !== null]).toEqual([type, type === 'NV' || type === 'MS'])
  }
})

test('Rosa Elvira is 58, of an EPS; the newborn is nine days old', () => {
  const find = (number: string) => versionOf(patient.find(({ document_number }) => document_number === number)!.id)
  const rosa = find('1900007319')
  const eps = country.entidad.find(({ id }) => id === rosa.eps_id)
  expect([rosa.second_surname, ageText(CalendarDate.parse(rosa.birth_date), day), eps?.kind, rosa.regimen]).toEqual([
    ...['de la Hoz', '58\u00a0años', 'EPS', 'CONTRIBUTIVO'],
  ])
  expect(ageText(CalendarDate.parse(find('1900007551').birth_date), day)).toBe('9\u00a0días')
})

test('all whom /demo names are there; one is the prescriber herself, and one of the patients ReTHUS has as deceased', () => {
  const known = patient.map(({ document_type, document_number }) => `${document_type} ${document_number}`)
  for (const { type, number } of patientsToTry) expect(known).toContain(`${type} ${number}`)
  const ana = country.account.find(({ email }) => email === 'prescriptora@demo.example')
  expect(bearerOf('CC', '1900000114')).toBe(ana?.person_id)
  const states = patient.map(({ document_type: type, document_number: number }) => {
    const bearer = bearerOf(type, number)
    return rethus_entry.find(({ person_id }) => person_id === bearer)?.document_state
  })
  expect(states.filter((state) => state === 'FALLECIDO')).toHaveLength(1)
})

test('each was entered by somebody who could prescribe then, and nobody by himself; the record says so', () => {
  for (const version of versions) {
    const { document_type: type, document_number: number } = patient.find(({ id }) => id === version.patient_id)!
    expect(version.entered_by).not.toBe(bearerOf(type, number))
    const grants = role_grant.filter(({ person_id, role }) => person_id === version.entered_by && role === 'PRESCRIPTOR')
    expect(grants.some(({ granted_at }) => granted_at <= version.entered_at)).toBe(true)
  }
  const events = audit_event.filter(({ act }) => act === 'patient.entered')
  expect(events.map(({ object_id }) => object_id)).toEqual(patient.map(({ id }) => id))
})
