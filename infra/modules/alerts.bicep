// What is watched from outside. A dead app cannot alert. Every rule is explained in runbook.md; a test sees to it.
param suffix string
param location string
param tags object
param workspaceId string
param emails string[]

@secure()
param webhook string

param cycleMinutes int

// The texts that the app logs (CloudSignals.cs; a test compares them).
var cycleRecorded = 'Cycle recorded'
var healthIssue = 'Health issue'

// Windows that a rule may look at.
var twoSlots = cycleMinutes < 30 ? 'PT${2 * cycleMinutes}M' : 'PT${cycleMinutes / 30}H'

resource tell 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take('trade${suffix}', 12)
    enabled: true
    emailReceivers: [for (email, i) in emails: { name: 'email${i}', emailAddress: email, useCommonAlertSchema: true }]
    webhookReceivers: empty(webhook) ? [] : [{ name: 'webhook', serviceUri: webhook, useCommonAlertSchema: true }]
  }
}

// A count without grouping has a row even where nothing was logged; twice in a row, as logs take minutes to arrive.
resource deadMan 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'dead-man-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'Trading: two slots without a cycle record'
    description: 'Nothing trades and nothing watches the positions. See runbook.md, dead-man.'
    severity: 0
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: twoSlots
    criteria: {
      allOf: [
        {
          query: 'AppTraces | where Message startswith "${cycleRecorded}" | summarize Records = count()'
          metricMeasureColumn: 'Records'
          timeAggregation: 'Total'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 2, minFailingPeriodsToAlert: 2 }
        }
      ]
    }
    actions: { actionGroups: [tell.id] }
  }
}

// One alert for each code and product, so that a new trouble is not hidden by an old one.
resource unhealthy 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'unhealthy-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'Trading: unhealthy'
    description: 'A critical health issue; its code is in the alert. See runbook.md, health codes.'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: twoSlots
    criteria: {
      allOf: [
        {
          query: 'AppTraces | where Message startswith "${healthIssue}" | extend Code = tostring(Properties.Code), Product = tostring(Properties.Product), IssueSeverity = tostring(Properties.IssueSeverity) | where IssueSeverity == "Critical" | summarize Issues = count() by Code, Product'
          metricMeasureColumn: 'Issues'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [
            { name: 'Code', operator: 'Include', values: ['*'] }
            { name: 'Product', operator: 'Include', values: ['*'] }
          ]
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [tell.id] }
  }
}

// What is held back and waits for a hand or for time: not urgent, and not to be missed either.
resource held 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'held-back-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'Trading: something is held back'
    description: 'A health issue that is not critical; its code is in the alert. See runbook.md, health codes.'
    severity: 3
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: twoSlots
    criteria: {
      allOf: [
        {
          query: 'AppTraces | where Message startswith "${healthIssue}" | extend Code = tostring(Properties.Code), Product = tostring(Properties.Product), IssueSeverity = tostring(Properties.IssueSeverity) | where IssueSeverity == "Warning" | summarize Issues = count() by Code, Product'
          metricMeasureColumn: 'Issues'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [
            { name: 'Code', operator: 'Include', values: ['*'] }
            { name: 'Product', operator: 'Include', values: ['*'] }
          ]
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [tell.id] }
  }
}

// 503 is how health says unhealthy; that has its own rule.
resource failures 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'failures-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'Trading: a function failed'
    description: 'An invocation ended in an error. See runbook.md, failures.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'AppRequests | where Success == false and ResultCode != "503" and toint(ResultCode) !between (400 .. 499) | summarize Failures = count() by OperationName'
          metricMeasureColumn: 'Failures'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [{ name: 'OperationName', operator: 'Include', values: ['*'] }]
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [tell.id] }
  }
}

// Past the daily quota nothing is logged: the other rules go blind, and the dead-man fires though cycles run.
resource quota 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: 'log-quota-${suffix}'
  location: location
  tags: tags
  properties: {
    displayName: 'Trading: the daily log quota is used up'
    description: 'No log arrives until it is reset. See runbook.md, log-quota.'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" and Detail has "OverQuota" | summarize Hits = count()'
          metricMeasureColumn: 'Hits'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [tell.id] }
  }
}
