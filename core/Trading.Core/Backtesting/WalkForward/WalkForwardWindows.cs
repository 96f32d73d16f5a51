using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.Backtesting.WalkForward;

/// <summary>Cuts a range into windows whose out-of-sample parts follow each other without a gap.</summary>
public static class WalkForwardWindows
{
    /// <param name="from">First decision of the first in-sample part.</param>
    /// <param name="to">End of the last out-of-sample part at the latest: days that fill no whole one are left over.</param>
    /// <exception cref="InputException">The range is shorter than one window.</exception>
    public static ImmutableArray<WalkForwardWindow> Of(Timestamp from, Timestamp to, WalkForwardOptions options)
    {
        var windows = ImmutableArray.CreateBuilder<WalkForwardWindow>();
        var test = TimeSpan.FromDays(options.OutOfSampleDays);
        for (var chosenAt = from + TimeSpan.FromDays(options.InSampleDays); ; chosenAt += test)
        {
            var testFrom = chosenAt + TimeSpan.FromDays(options.EmbargoDays);
            if (testFrom + test > to)
            {
                break;
            }

            var start = options.Mode == WalkForwardMode.Anchored ? from : chosenAt - TimeSpan.FromDays(options.InSampleDays);
            windows.Add(new WalkForwardWindow(windows.Count, start, chosenAt, testFrom, testFrom + test));
        }

        return windows.Count > 0 ? windows.ToImmutable() : throw new InputException(
            $"range: {from} to {to} holds no window of {options.InSampleDays} days in sample, {options.EmbargoDays} of embargo and {options.OutOfSampleDays} out of sample");
    }
}
