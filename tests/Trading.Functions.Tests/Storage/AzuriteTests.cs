
namespace Trading.Functions.Tests.Storage;

/// <summary>All tests on the one Azurite of a run, which takes one request at a time anyway.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<Azurite>
{
    public const string Name = "Azurite";
}
