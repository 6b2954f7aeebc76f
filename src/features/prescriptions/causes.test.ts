import { expect, test } from 'vitest'
import { causeQuestions, controlledNotice, questionsAsked } from './causes.ts'

const asked = (causes: Record<string, string>, type = '1', isUpcFinanced = false) =>
  questionsAsked({ isUpcFinanced, type, causes }).map(({ key }) => key)
const always = ['CausaS2', 'CausaS3', 'CausaS4', 'CausaS5', 'CausaS6']

test('R-PRE-12: what UPC finances is asked nothing, whatever was answered before', () => {
  expect(asked({ CausaS3: '1' }, '1', true)).toEqual([])
})

test('R-PRE-12: each answer leads to its own questions, and to no others', () => {
  expect(asked({})).toEqual(always)
  expect(asked({ CausaS3: '1', RznCausaS31: '1' })).toEqual([
    ...['CausaS2', 'CausaS3', 'MedPBSUtilizado', 'RznCausaS31', 'DescRzn31', 'RznCausaS32'],
    ...['CausaS4', 'CausaS5', 'CausaS6'],
  ])
  // A reason whose question was answered otherwise since is not asked to be described.
  expect(asked({ CausaS3: '0', RznCausaS31: '1' })).toEqual(always)
  expect(asked({ CausaS5: '0' })).toContain('RznCausaS5')
  expect(asked({ CausaS5: '0' }, '7')).toContain('RznCausaS5')
  expect(asked({ CausaS5: '0' }, '2')).toEqual(always)
})

test('every text has room for what §6.3 gives it, and no question has two names', () => {
  expect(new Set(causeQuestions.map(({ key }) => key)).size).toBe(causeQuestions.length)
  expect(causeQuestions.flatMap(({ key, kind, most }) => (kind === 'TEXTO' ? [`${key} ${most}`] : []))).toEqual([
    ...['MedPBSUtilizado 300', 'DescRzn31 160', 'DescRzn32 160'],
    ...['MedPBSDescartado 300', 'DescRzn41 160', 'DescRzn42 160', 'DescRzn43 160', 'DescRzn44 160'],
  ])
})

test('R-PRE-22: where controlled medicines are prescribed is said', () => {
  expect(controlledNotice).toContain('Resolución 1478 de 2006')
})
