namespace Trading.Runtime.Coinbase;

/// <summary>How to talk to Coinbase Advanced Trade. The defaults keep below its published limits.</summary>
public sealed record CoinbaseOptions
{
    public static Uri DefaultBaseAddress { get; } = new("https://api.coinbase.com");

    /// <summary>Scheme and host. Default: <see cref="DefaultBaseAddress"/>.</summary>
    public Uri BaseAddress { get; init; } = DefaultBaseAddress;

    /// <summary>The key to sign with; null where only public endpoints are used.</summary>
    public CoinbaseCredentials? Credentials { get; init; }

    /// <summary>How long one try of a read may take. Default: 5 s.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an order or a cancel may take. Default: 10 s; what comes later is an unknown outcome.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an order may wait for its turn before it is given up unsent. Default: 3 s.</summary>
    public TimeSpan SendQueueTimeMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Tries of a read, the first included. Default: 3. Orders and cancels are sent once.</summary>
    public int ReadTries { get; init; } = 3;

    /// <summary>Wait before the second try of a read; it doubles, with jitter. Default: 250 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait that a venue may ask for between tries; asked for more, a read gives up. Default: 10 s.</summary>
    public TimeSpan RetryAfterMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Share of failed reads of one endpoint that opens its breaker, 0 to 1. Default: 0.5.</summary>
    public double BreakerFailureShare { get; init; } = 0.5;

    /// <summary>Reads of one endpoint within <see cref="BreakerWindow"/> before its breaker judges. Default: 10.</summary>
    public int BreakerReadsMin { get; init; } = 10;

    /// <summary>Over which time a breaker counts. Default: 30 s.</summary>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open breaker refuses. Default: 15 s.</summary>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests a second to public endpoints. Default: 8 of the venue's 10.</summary>
    public double PublicPerSecond { get; init; } = 8;

    /// <summary>Requests a second to private endpoints. Default: 25 of the venue's 30.</summary>
    public double PrivatePerSecond { get; init; } = 25;

    /// <summary>Requests to one group of endpoints that may go out at once after a quiet time. Default: 8.</summary>
    public int Burst { get; init; } = 8;

    /// <summary>Requests to one group of endpoints that may be under way together. Default: 8.</summary>
    public int ConcurrencyMax { get; init; } = 8;

    /// <summary>How often a wait for news of orders asks. Default: 1 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a send the venue may not list an order yet. Default: 30 s.</summary>
    public TimeSpan SettleWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The venue lists finished orders by when they were created: a reading goes back this much further than asked, so that an order
    /// which was created before and finished since is in it. Default: 2 days.
    /// </summary>
    public TimeSpan OrderAgeMax { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How far the venue's stamps may run behind our clock. Default: 1 minute.</summary>
    public TimeSpan ClockMargin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Entries a page, of lists that come in pages. Default: 250, the venue's most for accounts.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>Pages of one list after which it is taken to be endless, and refused. Default: 1,000.</summary>
    public int PagesMax { get; init; } = 1_000;

    /// <summary>Orders asked for in one request by their ids. Default: 50.</summary>
    public int IdsPerRequest { get; init; } = 50;

    /// <summary>How long product metadata is good for: about a cycle. Default: 1 minute.</summary>
    public TimeSpan ProductsAgeMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Price levels of a book to ask for on each side. Fewer than there are make depth an underestimate. Default: 500.</summary>
    public int BookLevels { get; init; } = 500;
}
