using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Backtesting;

/// <summary>Cash, holdings and traded volume of the venue's one account.</summary>
internal sealed class VenueAccount
{
    private const int VolumeDays = 30;
    private readonly SortedDictionary<ProductId, Quantity> _holdings = [];
    private readonly List<VolumeOfDay> _volumes = [];

    public VenueAccount(Money openingCash) => Ledger = Ledger.Open(openingCash);

    public VenueAccount(VenueState state)
        : this(state.Ledger, state.Holdings, state.Volumes)
    {
    }

    public VenueAccount(Ledger ledger, IEnumerable<VenueHolding> holdings, IEnumerable<VolumeOfDay> volumes)
    {
        Ledger = ledger;
        _volumes.AddRange(volumes);
        foreach (var holding in holdings)
        {
            _holdings.Add(holding.Product, holding.Quantity);
        }
    }

    public Ledger Ledger { get; private set; }

    public IEnumerable<VenueHolding> Holdings => _holdings.Select(h => new VenueHolding(h.Key, h.Value));

    public IReadOnlyList<VolumeOfDay> Volumes => _volumes;

    public Quantity HoldingOf(ProductId product) => _holdings.GetValueOrDefault(product);

    public Money Volume30d(Timestamp at)
    {
        var sum = Money.Zero;
        var since = at.AddMs(-VolumeDays * Interval.OneDay.Ms);
        foreach (var volume in _volumes)
        {
            sum = volume.Day > since ? sum + volume.Notional : sum;
        }

        return sum;
    }

    /// <summary>Moves cash and base units.</summary>
    /// <exception cref="InvalidOperationException">The fill would sell more than is held or spend more than there is.</exception>
    public void Apply(Fill fill)
    {
        var holding = fill.Side == Side.Buy ? HoldingOf(fill.Product) + fill.Quantity : HoldingOf(fill.Product) - fill.Quantity;
        var ledger = Ledger.With(fill);
        if (holding < Quantity.Zero || ledger.Cash.IsNegative)
        {
            throw new InvalidOperationException($"fill {fill.VenueTradeId} leaves cash {ledger.Cash} and {holding} of {fill.Product}");
        }

        Ledger = ledger;
        _ = holding.IsZero ? _holdings.Remove(fill.Product) : (_holdings[fill.Product] = holding).IsPositive;
        AddVolume(fill.At.Floor(Interval.OneDay), fill.Notional);
    }

    public void Deposit(Money amount)
    {
        Ledger = Ledger.WithTransfer(amount);
    }

    private void AddVolume(Timestamp day, Money notional)
    {
        if (_volumes.Count > 0 && _volumes[^1].Day == day)
        {
            _volumes[^1] = new(day, _volumes[^1].Notional + notional);
            return;
        }

        _volumes.RemoveAll(v => v.Day <= day.AddMs(-VolumeDays * Interval.OneDay.Ms));
        _volumes.Add(new(day, notional));
    }
}
