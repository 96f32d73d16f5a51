using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Costs;

/// <summary>A venue's fees by effective date and by the account's quote volume of the last 30 days.</summary>
public sealed class FeeSchedule
{
    private readonly Timestamp[] _from;
    private readonly decimal[][] _volume30dMin;
    private readonly FeeRates[][] _rates;

    /// <param name="name">Its name in the policy.</param>
    /// <param name="periods">Periods by ascending start, each with tiers by ascending volume.</param>
    /// <exception cref="ArgumentException">No period, a period without tiers, or an order that does not ascend.</exception>
    public FeeSchedule(string name, IReadOnlyList<FeePeriod> periods)
    {
        Name = name;
        if (periods.Count == 0 || periods.Any(p => p.Tiers.Count == 0))
        {
            throw new ArgumentException($"fee schedule '{name}': expected at least one period, each with at least one tier", nameof(periods));
        }

        _from = [.. periods.Select(p => p.From)];
        _volume30dMin = [.. periods.Select(p => p.Tiers.Select(t => t.Volume30dMin).ToArray())];
        _rates = [.. periods.Select(p => p.Tiers
            .Select(t => new FeeRates(new BasisPoints(t.MakerBps), new BasisPoints(t.TakerBps)))
            .ToArray())];
        if (!Ascends(_from) || !Array.TrueForAll(_volume30dMin, Ascends))
        {
            throw new ArgumentException($"fee schedule '{name}': periods and tiers must ascend", nameof(periods));
        }
    }

    public string Name { get; }

    /// <summary>
    /// The rates in force. Before the first period its rates apply, and below the first tier the first tier's: an account
    /// always pays something.
    /// </summary>
    public FeeRates At(Timestamp at, Money volume30d)
    {
        var period = LastNotAbove(_from, at);
        return _rates[period][LastNotAbove(_volume30dMin[period], volume30d.Amount)];
    }

    private static int LastNotAbove<T>(T[] starts, T value)
        where T : IComparable<T>
    {
        var index = starts.Length - 1;
        while (index > 0 && starts[index].CompareTo(value) > 0)
        {
            index--;
        }

        return index;
    }

    private static bool Ascends<T>(T[] values)
        where T : IComparable<T>
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i - 1].CompareTo(values[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
