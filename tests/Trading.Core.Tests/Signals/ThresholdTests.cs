using FsCheck.Fluent;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals;

public sealed class ThresholdTests
{
    [Fact]
    public void AllBounds_Relaxed_MoveOutwardByTheirShare()
    {
        Assert.Equal(1.26, Threshold.AtLeast(1.8, 0.7), 1e-12);
        Assert.Equal(-1.3, Threshold.AtLeast(-1, 0.7), 1e-12);
        Assert.Equal(13, Threshold.AtMost(10, 0.7), 1e-12);
        Assert.Equal(-0.84, Threshold.AtMost(-1.2, 0.7), 1e-12);
        Assert.Equal(39.5, Threshold.Towards(50, 35, 0.7), 1e-12);
        Assert.Equal(60, Threshold.Towards(50, 60, 0.7));
    }

    [Fact]
    public void AllBounds_AnyValue_NeverGetStricterAndStayExactlyUnrelaxed()
    {
        var bounds = Gen.Choose(-1_000, 1_000).Select(n => n / 7.0).Zip(Gen.Choose(0, 100).Select(n => n / 100.0));

        Properties.Check(bounds, pair =>
        {
            var (bound, relax) = pair;
            return Threshold.AtLeast(bound, relax) <= bound
                && Threshold.AtMost(bound, relax) >= bound
                && Threshold.Towards(50, bound, relax) >= bound
                && BitConverter.DoubleToInt64Bits(Threshold.AtLeast(bound, 1)) == BitConverter.DoubleToInt64Bits(bound)
                && Threshold.AtMost(bound, 1).Equals(bound)
                && Threshold.Towards(50, bound, 1).Equals(bound);
        });
    }
}
