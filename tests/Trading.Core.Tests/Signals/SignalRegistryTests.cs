using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals;

public sealed class SignalRegistryTests
{
    public static TheoryData<string> Names => [.. SignalRegistry.Vocabulary.OptionsBySignal.Keys];

    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (signal, options) in SignalRegistry.Vocabulary.OptionsBySignal)
            {
                foreach (var option in options)
                {
                    data.Add(signal, option);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Vocabulary_AllSignals_IsWhatTheShippedPolicySpeaks()
    {
        var registered = SignalRegistry.Vocabulary.OptionsBySignal;
        var shipped = TestPolicies.Vocabulary.OptionsBySignal;

        Assert.Equal(shipped.Keys.Order(StringComparer.Ordinal), registered.Keys.Order(StringComparer.Ordinal));
        Assert.All(shipped, entry => Assert.Equal(
            entry.Value.Order(StringComparer.Ordinal), registered[entry.Key].Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_ShippedOptions_GivesTheSignalOfThatName(string name)
    {
        Assert.Equal(name, SignalProbe.Shipped(name).Name);
    }

    [Fact]
    public void Create_UnknownName_NamesTheKnownOnes()
    {
        var error = Assert.Throws<InputException>(() => SignalRegistry.Create("price_moves", new SignalSettings(new Dictionary<string, double>())));

        Assert.StartsWith("signals.enabled: 'price_moves' found; expected one of event_driven, fade_spike, mean_reversion,", error.Message);
        Assert.Contains("price_move?", error.Message);
    }

    [Fact]
    public void Create_UnknownOption_NamesTheKnownOnes()
    {
        var error = Assert.Throws<InputException>(() => SignalRegistry.Create("regime_signal", SignalProbe.With("regime_signal", "strenght", 0.5)));

        Assert.StartsWith("signals.options.regime_signal.strenght: unknown; expected one of strength, confidence", error.Message);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Create_OptionMissing_NamesIt(string name, string option)
    {
        var error = Assert.Throws<InputException>(() => SignalRegistry.Create(name, SignalProbe.With(name, option, value: null)));

        Assert.Equal($"signals.options.{name}.{option}: missing; expected a number", error.Message);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Create_OptionNotANumber_NamesIt(string name, string option)
    {
        var error = Assert.Throws<InputException>(() => SignalRegistry.Create(name, SignalProbe.With(name, option, double.NaN)));

        Assert.StartsWith($"signals.options.{name}.{option}: NaN found; expected ", error.Message);
    }

    [Theory]
    [InlineData("price_move", "chop_15m_pct", -1, "zero or more")]
    [InlineData("price_move", "both_strength", 1.1, "0 to 1")]
    [InlineData("volume_spike", "strength_divisor", 0, "more than zero")]
    [InlineData("sma_cross", "fast", 1.5, "a whole number of candles, 1 to 1000")]
    [InlineData("sma_cross", "slow", 1001, "a whole number of candles, 1 to 1000")]
    [InlineData("sma_cross", "fast", 30, "less than slow (30)")]
    [InlineData("reversal", "bounce_pct", 10, "less than low_distance_pct (10), or it can never fire")]
    public void Create_OptionOutOfRange_NamesTheValueAndWhatWasExpected(string name, string option, double value, string expected)
    {
        var error = Assert.Throws<InputException>(() => SignalRegistry.Create(name, SignalProbe.With(name, option, value)));

        Assert.Equal($"signals.options.{name}.{option}: {value} found; expected {expected}", error.Message);
    }
}
