namespace Trading.FakeVenue;

/// <summary>What the account holds of each currency, with what is bound to open orders.</summary>
public sealed class VenueBalances
{
    private readonly SortedDictionary<string, (decimal Available, decimal Hold)> _all = new(StringComparer.Ordinal);

    public IEnumerable<(string Currency, decimal Available, decimal Hold)> All => _all.Select(b => (b.Key, b.Value.Available, b.Value.Hold));

    public decimal TotalOf(string currency) => _all.TryGetValue(currency, out var b) ? b.Available + b.Hold : 0;

    public decimal AvailableOf(string currency) => _all.GetValueOrDefault(currency).Available;

    /// <summary>Money comes in or goes out.</summary>
    public void Add(string currency, decimal amount)
    {
        var (available, hold) = _all.GetValueOrDefault(currency);
        Set(currency, available + amount, hold);
    }

    /// <summary>Binds an amount to an order, or frees a negative one.</summary>
    public void Hold(string currency, decimal amount)
    {
        var (available, hold) = _all.GetValueOrDefault(currency);
        Set(currency, available - amount, hold + amount);
    }

    private void Set(string currency, decimal available, decimal hold) => _all[currency] = available >= 0 && hold >= 0
        ? (available, hold)
        : throw new InvalidOperationException($"{currency}: available {available}, hold {hold}: the venue's own books are wrong");
}
