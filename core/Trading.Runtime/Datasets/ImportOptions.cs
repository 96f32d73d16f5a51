using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>What to import and how.</summary>
public sealed record ImportOptions
{
    /// <summary>CSV files (plain or gzip), Parquet files, SQLite files, or folders that are searched for <c>{product}/{interval}.csv[.gz]</c>.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The dataset's folder to be; see <see cref="DatasetWriter"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Null: the folder under <c>candles</c> or <c>quotes</c> that the sources lie in. Files of other venues are left out.</summary>
    public string? Venue { get; init; }

    /// <summary>The table of a SQLite source; null: the only one that has candles.</summary>
    public string? Table { get; init; }

    /// <summary>Empty: all. Exactly one names the product of a source that does not.</summary>
    public ImmutableArray<ProductId> Products { get; init; } = [];

    /// <summary>Empty: all. Quotes are imported whatever is named here.</summary>
    public ImmutableArray<Interval> Intervals { get; init; } = [];

    /// <summary>Candles that open before are left out.</summary>
    public Timestamp From { get; init; } = Timestamp.MinValue;

    /// <summary>Candles that open then or later are left out.</summary>
    public Timestamp To { get; init; } = Timestamp.MaxValue;

    /// <summary>Sort, and drop exact duplicates, instead of rejecting them.</summary>
    public bool Repair { get; init; }

    /// <summary>Fill missing candles with the last close and zero volume.</summary>
    public bool ForwardFill { get; init; }

    /// <summary>Replace a dataset that is at the target.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Metadata that stands instead of what printed decimals suggest.</summary>
    public ProductOverrides Overrides { get; init; } = ProductOverrides.None;
}
