using Trading.Core.Policy;

namespace Trading.Core.Signals;

/// <summary>Reads the options of one signal and refuses what it cannot use, naming the field.</summary>
internal readonly struct SignalOptionReader(string signal, SignalSettings settings)
{
    private const int BarsMax = 1000;

    /// <summary>Any number.</summary>
    /// <exception cref="InputException">Missing or not finite.</exception>
    public double Number(string name)
    {
        if (!settings.Values.TryGetValue(name, out var value))
        {
            throw new InputException($"{Field(name)}: missing; expected a number");
        }

        return double.IsFinite(value) ? value : throw Wrong(name, value, "a number");
    }

    /// <summary>Zero or more: a threshold.</summary>
    /// <exception cref="InputException">Missing or negative.</exception>
    public double NotNegative(string name)
    {
        var value = Number(name);
        return value >= 0 ? value : throw Wrong(name, value, "zero or more");
    }

    /// <summary>More than zero: a divisor.</summary>
    /// <exception cref="InputException">Missing, zero or negative.</exception>
    public double Positive(string name)
    {
        var value = Number(name);
        return value > 0 ? value : throw Wrong(name, value, "more than zero");
    }

    /// <summary>0 to 1.</summary>
    /// <exception cref="InputException">Missing or out of range.</exception>
    public double Share(string name)
    {
        var value = Number(name);
        return value is >= 0 and <= 1 ? value : throw Wrong(name, value, "0 to 1");
    }

    /// <summary>A whole number of candles.</summary>
    /// <exception cref="InputException">Missing, broken or out of range.</exception>
    public int Bars(string name)
    {
        var value = Number(name);
        return value is >= 1 and <= BarsMax && Math.Floor(value) == value
            ? (int)value
            : throw Wrong(name, value, $"a whole number of candles, 1 to {BarsMax}");
    }

    public InputException Wrong(string name, double value, string expected) => new($"{Field(name)}: {value} found; expected {expected}");

    private string Field(string name) => $"signals.options.{signal}.{name}";
}
