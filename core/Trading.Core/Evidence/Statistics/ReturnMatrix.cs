namespace Trading.Core.Evidence.Statistics;

/// <summary>Returns of several parameter sets over the same periods: a row a period, oldest first, a column a set.</summary>
public sealed class ReturnMatrix
{
    private readonly double[] _values;

    /// <summary>Keeps <paramref name="rowMajor"/> itself, period after period.</summary>
    /// <exception cref="ArgumentException">The length is not periods x columns, or a return is not finite.</exception>
    public ReturnMatrix(int periods, int columns, double[] rowMajor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periods);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (rowMajor.Length != (long)periods * columns)
        {
            throw new ArgumentException($"{rowMajor.Length} values; expected {periods} x {columns}.", nameof(rowMajor));
        }

        var bad = Array.FindIndex(rowMajor, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"The return of period {bad / columns}, column {bad % columns}, is {rowMajor[bad]}; expected a finite number.", nameof(rowMajor));
        }

        Periods = periods;
        Columns = columns;
        _values = rowMajor;
    }

    public int Periods { get; }

    public int Columns { get; }

    /// <summary>The returns of one period, in the order of the columns.</summary>
    public ReadOnlySpan<double> Row(int period) => _values.AsSpan(period * Columns, Columns);

    /// <summary>A copy of one column, oldest first.</summary>
    public double[] Column(int column)
    {
        var copy = new double[Periods];
        for (var t = 0; t < copy.Length; t++)
        {
            copy[t] = _values[(t * Columns) + column];
        }

        return copy;
    }

    /// <exception cref="ArgumentException">No columns, columns of different lengths, or a return that is not finite.</exception>
    public static ReturnMatrix OfColumns(IReadOnlyList<IReadOnlyList<double>> columns)
    {
        var periods = columns.Count > 0 ? columns[0].Count : 0;
        var values = new double[periods * columns.Count];
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Count != periods)
            {
                throw new ArgumentException($"Column {c} has {columns[c].Count} periods; the first has {periods}.", nameof(columns));
            }

            for (var t = 0; t < periods; t++)
            {
                values[(t * columns.Count) + c] = columns[c][t];
            }
        }

        return new ReturnMatrix(periods, columns.Count, values);
    }
}
