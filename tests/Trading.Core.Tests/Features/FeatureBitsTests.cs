using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>
/// The bits of every feature on a fixed walk: equal on every machine, with wide vectors, narrow ones or none. A change of them
/// changes the decisions of every backtest that was ever made, so it must be meant.
/// </summary>
public sealed class FeatureBitsTests
{
    [Theory]
    [InlineData("1m", "2add683cf1a87c15")]
    [InlineData("15m", "84e9b34c36d8e0b5")]
    public void Values_OnAFixedWalk_HavePinnedBits(string interval, string expected)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(2024, source, 420, 0.01, 0.0003);
        var window = new FeatureWindow(source, FeatureNeeds.All, new FeatureOptions(10, 10, 30));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var fields = typeof(FeatureValues).GetFields().Where(f => f.FieldType == typeof(double)).ToArray();
        var fed = 0;
        for (var time = TestCandles.Start; time <= TestCandles.Start.AddMs(420 * 3_600_000L); time = time.AddMs(900_000))
        {
            var complete = candles.LowerBound(time.AddMs(1 - source.Ms));
            window.Advance(candles, fed, complete);
            window.CloseTo(time);
            fed = complete;
            object values = window.Values;
            foreach (var field in fields)
            {
                // One NaN for all: their payloads are not pinned.
                var value = (double)field.GetValue(values)!;
                var bits = double.IsNaN(value) ? long.MaxValue : BitConverter.DoubleToInt64Bits(value);
                hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in bits)));
            }
        }

        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }
}
