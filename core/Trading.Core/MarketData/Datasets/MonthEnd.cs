namespace Trading.Core.MarketData.Datasets;

/// <summary>Where calendar months end in a column of times.</summary>
internal static class MonthEnd
{
    /// <summary>The index behind the last row of the month that row <paramref name="start"/> falls in, at most <paramref name="count"/>.</summary>
    public static int After(long[] times, int start, int count)
    {
        var end = Array.BinarySearch(times, start, count - start, CalendarMonth.Of(new(times[start])).End.UnixMs);
        return end >= 0 ? end : ~end;
    }
}
