using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Universe;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;

namespace Trading.Runtime.Monitoring.Anomalies;

/// <summary>
/// Reads from cycle records, oldest first, what a watch observes. It remembers which orders were entries, as a record says only of the
/// order that its work ended. A record of which retention left the gist alone is read as one in which nothing was decided.
/// </summary>
internal sealed class CycleReading
{
    private const int SchemaVersion = 1;
    private const int OrdersMax = 1_000;
    private const string NoData = "no_data";
    private const string WorkEnded = "work_ended";

    private static readonly HashSet<string> Lost = Codes<RuleReason>(UsableSignals.IsLost);
    private static readonly HashSet<string> HeldBack = Codes<RiskReason>(UsableSignals.IsHeldBack);

    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = [];

    /// <exception cref="InputException">Not a cycle's record, or one of another schema.</exception>
    public ReadCycle Read(StoredRecord record)
    {
        try
        {
            using var document = JsonDocument.Parse(record.Json);
            var root = document.RootElement;
            var schema = root.GetProperty("schema_version"u8).GetInt32();
            return schema == SchemaVersion
                ? ReadRoot(root, record.Slot)
                : throw new InputException($"record {record.Number} is of schema {schema}; this program reads schema {SchemaVersion}");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InputException($"record {record.Number} of {record.Slot} is not a cycle's record: {error.Message}", error);
        }
    }

    private ReadCycle ReadRoot(JsonElement root, Timestamp slot)
    {
        var (started, ended) = (TimeOf(root, "started_at"), TimeOf(root, "ended_at"));
        var unread = new List<ProductId>();
        var (filled, unfilled) = Entries(root, unread);
        var hasDecision = root.TryGetProperty("decision"u8, out var decision) && !root.TryGetProperty(AuditRecord.CompactedName, out _);
        var (products, stale, isInCash) = hasDecision ? Products(decision) : ([], [], false);
        var (signals, usable) = hasDecision ? Signals(decision) : (0, 0);
        var isTrading = root.GetProperty("mode"u8).GetString() != TradingMode.DryRun.ToCode();
        var observation = new CycleObservation
        {
            Slot = slot,
            DurationMs = ended.UnixMs - started.UnixMs,
            IsTrading = isTrading,
            IsInCash = isInCash,
            Signals = signals,
            UsableSignals = usable,
            Filled = filled,
            Unfilled = unfilled,
            Products = [.. products.Union(unread).Order()],
            Stale = [.. stale.Union(unread).Order()],
        };
        return new ReadCycle(root.GetProperty("policy_hash"u8).GetString() ?? "", ended, observation);
    }

    private (int Filled, int Unfilled) Entries(JsonElement root, List<ProductId> unread)
    {
        var (ended, unfilled) = (0, 0);
        if (!root.TryGetProperty("events"u8, out var events))
        {
            return (0, 0);
        }

        foreach (var happened in events.EnumerateArray())
        {
            var kind = happened.GetProperty("kind"u8).GetString();
            if (kind == CycleEventKind.Committed.ToCode() && happened.GetProperty("leg"u8).ValueEquals(OrderLeg.Entry.ToCode()))
            {
                Remember(happened.GetProperty("order"u8).GetString()!);
            }
            else if (kind == CycleEventKind.EntryUnfilled.ToCode())
            {
                unfilled++;
            }
            else if (kind == WorkEnded && _entries.Contains(happened.GetProperty("order"u8).GetString()!))
            {
                // Of an unknown order nobody can say yet whether it filled.
                ended += happened.GetProperty("outcome"u8).ValueEquals(LegOutcome.Unknown.ToCode()) ? 0 : 1;
            }
            else if (kind == NoData && ProductId.TryParse(happened.GetProperty("text"u8).GetString()!.Split(':')[0], out var product))
            {
                unread.Add(product);
            }
        }

        return (Math.Max(0, ended - unfilled), unfilled);
    }

    private void Remember(string order)
    {
        if (_entries.Add(order))
        {
            _byAge.Enqueue(order);
        }

        while (_byAge.Count > OrdersMax)
        {
            _entries.Remove(_byAge.Dequeue());
        }
    }

    private static (ImmutableArray<ProductId> Products, ImmutableArray<ProductId> Stale, bool IsInCash) Products(JsonElement decision)
    {
        var products = ImmutableArray.CreateBuilder<ProductId>();
        var stale = ImmutableArray.CreateBuilder<ProductId>();
        var (eligible, excluded) = (0, 0);
        foreach (var product in decision.GetProperty("products"u8).EnumerateObject())
        {
            var id = ProductId.Parse(product.Name);
            products.Add(id);
            var reason = product.Value.GetProperty("universe"u8);
            if (reason.ValueEquals(UniverseReason.StaleData.ToCode()))
            {
                stale.Add(id);
            }

            eligible += reason.ValueEquals(UniverseReason.Eligible.ToCode()) ? 1 : 0;
            excluded += reason.ValueEquals(UniverseReason.RegimeExcluded.ToCode()) ? 1 : 0;
        }

        return (products.ToImmutable(), stale.ToImmutable(), eligible == 0 && excluded > 0);
    }

    private static (int All, int Usable) Signals(JsonElement decision)
    {
        if (!decision.TryGetProperty("triggers"u8, out var triggers))
        {
            return (0, 0);
        }

        var usable = triggers.EnumerateArray().Count(trigger => Lost.Contains(trigger.GetProperty("outcome"u8).GetString()!));
        if (decision.TryGetProperty("proposals"u8, out var proposals))
        {
            usable += proposals.EnumerateArray().Count(proposal => proposal.TryGetProperty("approved_size"u8, out _) || !IsHeldBack(proposal));
        }

        return (triggers.GetArrayLength(), usable);
    }

    private static bool IsHeldBack(JsonElement proposal)
    {
        foreach (var check in proposal.GetProperty("checks"u8).EnumerateArray())
        {
            if (!check[1].GetBoolean())
            {
                return HeldBack.Contains(check[0].GetString()!);
            }
        }

        return false;
    }

    private static HashSet<string> Codes<T>(Func<T, bool> holds)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(holds).Select(v => v.ToCode())];

    private static Timestamp TimeOf(JsonElement root, string name) => Timestamp.From(root.GetProperty(name).GetDateTimeOffset());
}
