using Trading.Functions.Storage;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class BlobObjectStoreTests : ObjectStoreContract
{
    private readonly BlobObjectStore _store;

    public BlobObjectStoreTests(Azurite azurite)
    {
        azurite.Require();
        _store = new BlobObjectStore(azurite.Connect().Container(Azurite.NewName()));
    }

    protected override IObjectStore Store => _store;
}
