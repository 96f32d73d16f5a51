// A storage account that only identities open: no account keys, no anonymous reading.
param name string
param location string
param tags object

@description('Blob containers made beforehand. The app makes its own, as it makes its tables.')
param containers string[]

@description('Whether what is deleted or overwritten can be had back for a month, and the account cannot be deleted by mistake.')
param isKept bool

var days = 30

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: isKept ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Callers are told apart by identity, not by network; the app has no network of its own.
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'None', defaultAction: 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: isKept
      ? {
          isVersioningEnabled: true
          changeFeed: { enabled: true, retentionInDays: days + 5 }
          deleteRetentionPolicy: { enabled: true, days: days + 5 }
          containerDeleteRetentionPolicy: { enabled: true, days: days }
          restorePolicy: { enabled: true, days: days }
        }
      : {}

    resource made 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }
}

// Versions of a blob live as long as it can be restored, not for ever.
resource ageing 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = if (isKept) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: days + 5 } } }
          }
        }
      ]
    }
  }
}

resource guard 'Microsoft.Authorization/locks@2020-05-01' = if (isKept) {
  scope: account
  name: 'books'
  properties: { level: 'CanNotDelete', notes: 'The books of an account that may hold open positions.' }
}

output name string = account.name
