using System.Globalization;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>A calendar month in UTC, written 2024-04: what one file of a dataset holds.</summary>
public readonly record struct CalendarMonth : IComparable<CalendarMonth>
{
    private readonly int _index;

    private CalendarMonth(int index) => _index = index;

    /// <param name="year">1 to 9998.</param>
    /// <param name="month">1 to 12.</param>
    public CalendarMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _index = (year * 12) + month - 1;
    }

    public int Year => _index / 12;

    public int Month => (_index % 12) + 1;

    /// <summary>The first instant of the month.</summary>
    public Timestamp Start => Timestamp.Utc(Year, Month, 1);

    /// <summary>The first instant after the month.</summary>
    public Timestamp End => Next.Start;

    public CalendarMonth Next => new(_index + 1);

    /// <summary>The month that <paramref name="time"/> falls in.</summary>
    public static CalendarMonth Of(Timestamp time)
    {
        var date = time.ToDateTimeOffset();
        return new(date.Year, date.Month);
    }

    public static bool TryParse(string? text, out CalendarMonth month)
    {
        var ok = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year < 9999;
        month = ok ? new(date.Year, date.Month) : default;
        return ok;
    }

    public int CompareTo(CalendarMonth other) => _index.CompareTo(other._index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");
}
