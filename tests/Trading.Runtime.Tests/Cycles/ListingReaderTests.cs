using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>Products that the venue lists no more, or never did.</summary>
public class ListingReaderTests
{
    private readonly ShellWorld _world = new();

    [Fact]
    public async Task Read_HeldProductNotListedAnyMore_IsStillSoldAtItsStop()
    {
        var entry = await _world.BuyAsync();
        _world.Market.OnListing = listed => listed.Where(product => product.Product.Id != entry.Product);
        _world.Market.Factor[entry.Product] = 0.9;

        await _world.RunNextAsync();

        Assert.Equal((entry.Product, ExitReason.Stop), (_world.Venue.Wire[1].Product, _world.Venue.Wire[1].Exit));
    }

    [Fact]
    public async Task Read_HeldProductNotTradedByThePolicyAnyMore_IsStillSoldAtItsStop()
    {
        var entry = await _world.BuyAsync();
        _world.Options = _world.Options with { Products = [.. _world.Products.Where(product => product != entry.Product)] };
        _world.Restart();
        _world.Market.Factor[entry.Product] = 0.9;

        await _world.RunNextAsync();

        Assert.Equal((entry.Product, ExitReason.Stop), (_world.Venue.Wire[1].Product, _world.Venue.Wire[1].Exit));
    }

    [Fact]
    public async Task Read_KnownProductNotListed_IsDelisted()
    {
        var known = await KnownAsync();
        _world.Market.OnListing = listed => listed.Skip(1);

        var listing = await new ListingReader(_world.Market, _world.Options).ReadAsync(known, default);

        Assert.Equal(_world.Products, listing.Select(listed => listed.Product.Id));
        Assert.Equal(ProductStatus.Delisted, listing[0].Status);
        Assert.All(listing.Skip(1), listed => Assert.Equal(ProductStatus.Online, listed.Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_NoListingOrOneThatContradictsItself_IsWhatIsRememberedAndNothingMayBeBought(bool isListed)
    {
        var known = await KnownAsync();
        _world.Market.HasListing = isListed;
        _world.Market.OnListing = listed => listed.Concat([listed.Last() with { Status = ProductStatus.CancelOnly }]);

        var listing = await new ListingReader(_world.Market, _world.Options).ReadAsync(known, default);

        Assert.Equal(known.Products, listing.Select(listed => listed.Product));
        Assert.All(listing, listed => Assert.Equal(ProductStatus.Offline, listed.Status));
    }

    [Fact]
    public async Task Read_ProductThatNobodyKnows_FailsTheCycleByName()
    {
        _world.Options = _world.Options with { Products = [.. _world.Products, ProductId.Parse("NIL-USD")] };
        _world.Restart();

        var outcome = await _world.RunAsync();

        Assert.Equal(("failed:VenueException", "NIL-USD: the venue does not list it"), (outcome.Text, outcome.Message));
        Assert.Empty(_world.Venue.Wire);
    }

    [Fact]
    public async Task Read_NoListingInTheFirstCycle_FailsIt()
    {
        _world.Market.HasListing = false;

        Assert.Equal(("failed:VenueException", "the market is down"), await _world.RunAsync() is var outcome ? (outcome.Text, outcome.Message) : default);
    }

    private async Task<AccountDocument> KnownAsync()
    {
        await _world.RunNextAsync(-1);
        return _world.Document;
    }
}
