using System.Text.Json;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Cycle;

/// <summary>The parts of a decision as the audit keeps them.</summary>
internal static class DecisionJson
{
    public static void WriteAccount(Utf8JsonWriter json, in CycleState state)
    {
        json.WriteNumber("nav"u8, state.Nav.Amount);
        json.WriteNumber("cash"u8, state.Ledger.Cash.Amount);
        if (state.Positions.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("positions"u8);
        foreach (var position in state.Positions)
        {
            json.WriteNumber(position.Product.Value, position.Held.Value);
        }

        json.WriteEndObject();
    }

    public static void WriteRegime(Utf8JsonWriter json, RegimeReading regime)
    {
        json.WriteString("regime"u8, CodeText<Regime>.Of(regime.Regime));
        if (regime.IsInsufficientData)
        {
            json.WriteBoolean("regime_insufficient_data"u8, value: true);
            return;
        }

        json.WriteNumber("regime_trend_pct"u8, regime.TrendPct);
        json.WriteNumber("regime_vol_pct"u8, regime.VolPct);
    }

    public static void WriteUniverse(
        Utf8JsonWriter json, Decision decision, CycleInput input, ProductText[] products, FeatureNeeds needs)
    {
        json.WriteStartObject("products"u8);
        var verdicts = decision.Universe;
        for (var i = 0; i < verdicts.Length; i++)
        {
            json.WriteStartObject(products[i].Id);
            json.WriteString("universe"u8, CodeText<UniverseReason>.Of(verdicts[i].Reason));
            if (verdicts[i].Reason == UniverseReason.Eligible)
            {
                json.WriteString("tier"u8, CodeText<Tier>.Of(verdicts[i].Tier));
                json.WriteString("quality"u8, CodeText<QualityVerdict>.Of(decision.Quality[i]));
                ref readonly var features = ref input.Features.Values[i];
                FeatureJson.WriteGate(json, features);
                if (decision.Quality[i] == QualityVerdict.Pass)
                {
                    FeatureJson.WriteRest(json, features, needs);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteEntries(Utf8JsonWriter json, Decision decision, ProductText[] products)
    {
        if (decision.Triggers.Count == 0)
        {
            return;
        }

        json.WriteStartArray("triggers"u8);
        foreach (var record in decision.Triggers)
        {
            json.WriteStartObject();
            json.WriteString("product"u8, products[record.ProductIndex].Id);
            json.WriteString("signal"u8, record.Trigger.Signal);
            json.WriteString("direction"u8, CodeText<TriggerDirection>.Of(record.Trigger.Direction));
            json.WriteNumber("strength"u8, record.Trigger.Strength);
            json.WriteNumber("confidence"u8, record.Trigger.Confidence);
            json.WriteString("outcome"u8, CodeText<RuleReason>.Of(record.Outcome));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (decision.Verdicts.Count > 0)
        {
            WriteProposals(json, decision, products);
        }
    }

    public static void WriteExits(Utf8JsonWriter json, Decision decision)
    {
        json.WriteStartArray();
        foreach (var exit in decision.Exits)
        {
            json.WriteStartObject();
            json.WriteString("product"u8, exit.Position.Product.Value);
            json.WriteString("trade"u8, exit.Position.TradeId.Value);
            json.WriteString("reason"u8, CodeText<ExitReason>.Of(exit.Reason));
            if (exit.Refusal is { } refusal)
            {
                json.WriteString("refused"u8, CodeText<RiskReason>.Of(refusal));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary><c>executed</c>, or <c>no_trade:</c> with the reason that stopped the furthest candidate.</summary>
    /// <param name="decision">The entry phase.</param>
    /// <param name="hasApprovedExits">Whether the exit phase before it approved any.</param>
    /// <param name="exitRefusal">What refused an exit that was due.</param>
    public static string OutcomeOf(Decision decision, bool hasApprovedExits, RiskReason? exitRefusal)
    {
        if (decision.Approved.Count > 0 || hasApprovedExits)
        {
            return "executed";
        }

        if (exitRefusal is { } refusal)
        {
            return NoTrade.For(refusal);
        }

        if (decision.Verdicts.Count > 0)
        {
            return NoTrade.For(decision.Verdicts[0].Failures.First());
        }

        return decision.IsUniverseEmpty ? "no_trade:empty_universe"
            : decision.Scanned == 0 ? "no_trade:nothing_eligible"
            : decision.Triggers.Count == 0 ? "no_trade:no_trigger"
            : NoTrade.For(decision.Triggers[0].Outcome);
    }

    private static void WriteProposals(Utf8JsonWriter json, Decision decision, ProductText[] products)
    {
        json.WriteStartArray("proposals"u8);
        foreach (var verdict in decision.Verdicts)
        {
            var entry = verdict.Proposal.Entry;
            json.WriteStartObject();
            json.WriteString("product"u8, products[verdict.Proposal.ProductIndex].Id);
            json.WriteString("signal"u8, entry.Signal);
            json.WriteNumber("conviction"u8, entry.Conviction);
            WriteSize(json, verdict.Proposal, entry.Size);
            if (verdict.Approved is { } leave)
            {
                json.WriteNumber("approved_size"u8, leave.Size.Amount);
            }

            json.WriteStartArray("checks"u8);
            foreach (var check in verdict.Checks)
            {
                json.WriteStartArray();
                json.WriteStringValue(CodeText<RiskReason>.Of(check.Reason));
                json.WriteBooleanValue(check.IsPassed);
                json.WriteNumberValue(check.Observed);
                json.WriteNumberValue(check.Limit);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSize(Utf8JsonWriter json, Proposal proposal, SizeArithmetic size)
    {
        json.WriteStartObject("size"u8);
        json.WriteNumber("notional"u8, proposal.Size.Amount);
        json.WriteNumber("ceiling"u8, proposal.SizeCeiling.Amount);
        json.WriteNumber("base_pct_nav"u8, size.BasePctNav);
        if (size.RiskPctNav is { } risk)
        {
            json.WriteNumber("risk_pct_nav"u8, risk);
        }

        json.WriteNumber("rule"u8, size.RuleMultiplier);
        json.WriteNumber("volatility"u8, size.VolatilityMultiplier);
        json.WriteNumber("regime"u8, size.RegimeMultiplier);
        json.WriteNumber("tier"u8, size.TierMultiplier);
        json.WriteNumber("conviction"u8, size.ConvictionMultiplier);
        json.WriteNumber("nav"u8, size.Nav.Amount);
        json.WriteEndObject();
    }

    private static class NoTrade
    {
        public static string For<T>(T reason)
            where T : struct, Enum => Texts<T>.Codes[reason];

        private static class Texts<T>
            where T : struct, Enum
        {
            public static readonly Dictionary<T, string> Codes =
                Enum.GetValues<T>().ToDictionary(v => v, v => "no_trade:" + v.ToCode());
        }
    }
}
