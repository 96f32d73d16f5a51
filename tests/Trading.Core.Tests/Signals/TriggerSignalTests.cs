using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals;

public sealed class TriggerSignalTests
{
    [Fact]
    public void StrengthAndConfidence_OutOfRange_AreClamped()
    {
        var trigger = new TriggerSignal("price_move", TriggerDirection.Up, 1.5, -0.2);

        Assert.Equal((1, 0), (trigger.Strength, trigger.Confidence));
        Assert.Equal(0.3, new TriggerSignal("price_move", TriggerDirection.Up, 0.5, 0.6).Score);
    }
}
