using Trading.Core.Market;

namespace Trading.Core.Risk.Pacing;

/// <summary>
/// When entries were committed and which products rest. Immutable, counted from committed intents, so neither a restart nor a second
/// instance resets it.
/// </summary>
public sealed record PacingState(Timestamp LastTradeAt, IReadOnlyList<CommittedEntry> Entries, IReadOnlyList<Cooldown> Cooldowns)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public static PacingState Empty { get; } = new(Timestamp.MinValue, [], []);

    /// <summary>An entry was committed. Entries older than 24 h and cooldowns long over are forgotten.</summary>
    public PacingState WithEntry(ProductId product, Timestamp at)
    {
        var kept = Entries.Where(e => e.At > at - Window);
        return new PacingState(
            at > LastTradeAt ? at : LastTradeAt,
            [.. kept, new CommittedEntry(product, at)],
            [.. Cooldowns.Where(c => c.Until > at - Window)]);
    }

    /// <summary>The product rests until then; a cooldown is never shortened.</summary>
    public PacingState WithCooldown(ProductId product, Timestamp until, CooldownReason reason)
    {
        foreach (var cooldown in Cooldowns)
        {
            if (cooldown.Product == product && cooldown.Until >= until)
            {
                return this;
            }
        }

        return this with { Cooldowns = [.. Cooldowns.Where(c => c.Product != product), new Cooldown(product, until, reason)] };
    }

    /// <summary>When the product may be entered again; the smallest timestamp if it may now.</summary>
    public Timestamp CooldownUntil(ProductId product)
    {
        foreach (var cooldown in Cooldowns)
        {
            if (cooldown.Product == product)
            {
                return cooldown.Until;
            }
        }

        return Timestamp.MinValue;
    }

    /// <summary>
    /// Entries inside the rolling window that ends at <paramref name="now"/>. Entries stamped later count too: a clock that went
    /// backwards does not free them.
    /// </summary>
    public int EntriesWithin(TimeSpan window, Timestamp now)
    {
        var from = now - window;
        var count = 0;
        foreach (var entry in Entries)
        {
            count += entry.At > from ? 1 : 0;
        }

        return count;
    }
}
