using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Governance;

/// <summary>Judges verdict files. LIVE needs a valid one; what is unclear is refused.</summary>
public static class VerdictCheck
{
    private const int ShownDigits = 12;

    /// <param name="text">The file's content; null where there is none.</param>
    /// <param name="source">What messages call the file.</param>
    /// <param name="scope">What is about to trade.</param>
    /// <param name="now">The instant at which it has to hold.</param>
    /// <param name="key">The key that verdicts are signed with; null where none is configured.</param>
    public static VerdictJudgement Judge(string? text, string source, VerdictScope scope, Timestamp now, VerdictKey? key)
    {
        var judgement = Authenticate(text, source, key);
        return judgement is { IsValid: true, Verdict: { } verdict } ? JudgeContent(verdict, source, scope, now) : judgement;
    }

    /// <summary>Whether a verdict file is what somebody with our key signed, whatever it says and however old it is.</summary>
    /// <inheritdoc cref="Judge"/>
    public static VerdictJudgement Authenticate(string? text, string source, VerdictKey? key)
    {
        if (text is null)
        {
            return Refused(VerdictStanding.Missing, $"{source}: there is no verdict file; LIVE needs one, made by the decision gate");
        }

        if (key is null)
        {
            return Refused(VerdictStanding.NoKey, $"{source}: no key is configured to check its signature with");
        }

        var signed = Read(text, out var problem);
        if (signed is null)
        {
            return Refused(VerdictStanding.Malformed, $"{source}: not a verdict file: {problem}");
        }

        if (signed.Verdict.KeyId != key.Id)
        {
            return Refused(VerdictStanding.OtherKey, $"{source}: signed with the key {Short(signed.Verdict.KeyId)}; this host has {key.Id}");
        }

        return key.IsSignatureOf(signed.Verdict, signed.Signature)
            ? new VerdictJudgement(VerdictStanding.Valid, $"{source}: signed with the key {key.Id}", signed.Verdict)
            : Refused(VerdictStanding.Tampered, $"{source}: its signature does not fit: it was changed after it was signed");
    }

    private static VerdictJudgement JudgeContent(EvidenceVerdict verdict, string source, VerdictScope scope, Timestamp now)
    {
        var (standing, message) = verdict switch
        {
            _ when now < verdict.IssuedAt => (VerdictStanding.NotYetValid, $"it holds from {verdict.IssuedAt}; it is {now}"),
            _ when now >= verdict.ExpiresAt => (VerdictStanding.Expired, $"it expired at {verdict.ExpiresAt}; it is {now}"),
            _ when verdict.PolicyHash != scope.PolicyHash =>
                (VerdictStanding.OtherPolicy, $"it is about policy {Short(verdict.PolicyHash)}; policy {Short(scope.PolicyHash)} is in use"),
            _ when verdict.CodeVersion != scope.CodeVersion =>
                (VerdictStanding.OtherCode, $"its evidence comes from code {verdict.CodeVersion}; {scope.CodeVersion} is in use"),
            _ when scope.DatasetLineage is { } lineage && verdict.DatasetLineage != lineage =>
                (VerdictStanding.OtherData, $"its evidence comes from data {Short(verdict.DatasetLineage)}; expected {Short(lineage)}"),
            _ when Shortfall(verdict) is { } shortfall => (VerdictStanding.NotPassed, shortfall),
            _ => (VerdictStanding.Valid, $"policy {Short(verdict.PolicyHash)} may trade until {verdict.ExpiresAt}"),
        };
        return new VerdictJudgement(standing, $"{source}: {message}", verdict);
    }

    // A GO that its own criteria do not bear out is none.
    private static string? Shortfall(EvidenceVerdict verdict)
    {
        var unmet = verdict.Criteria.Where(c => !c.IsMet).Select(c => c.Code).ToArray();
        return unmet.Length > 0 ? $"the gate says {verdict.Verdict.ToCode()}; not met: {string.Join(", ", unmet)}"
            : verdict.Verdict != GateVerdict.Go ? $"the gate says {verdict.Verdict.ToCode()}"
            : verdict.Criteria.IsEmpty ? "it names no criteria"
            : null;
    }

    private static SignedVerdict? Read(string text, out string problem)
    {
        try
        {
            // The schema first: a newer one may have members that would otherwise be the problem.
            using (var document = JsonDocument.Parse(text))
            {
                var schema = document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("verdict", out var content)
                    && content.ValueKind == JsonValueKind.Object
                    && content.TryGetProperty("schema_version", out var version)
                        ? version.GetRawText()
                        : "none";
                if (schema != FormattableString.Invariant($"{EvidenceVerdict.CurrentSchema}"))
                {
                    problem = $"its schema is {schema}; expected {EvidenceVerdict.CurrentSchema}";
                    return null;
                }
            }

            var signed = JsonSerializer.Deserialize<SignedVerdict>(text, CoreJson.Compact);
            problem = signed is null || signed.Verdict.Criteria.Contains(null!) ? "a member is null"
                : signed.Verdict.ExpiresAt <= signed.Verdict.IssuedAt ? $"it is issued at {signed.Verdict.IssuedAt} and expires at {signed.Verdict.ExpiresAt}"
                : "";
            return problem.Length == 0 ? signed : null;
        }
        catch (JsonException error)
        {
            problem = error.Message;
            return null;
        }
    }

    private static VerdictJudgement Refused(VerdictStanding standing, string message) => new(standing, message, Verdict: null);

    // Enough to tell hashes apart; a text from an unchecked file is not repeated at length.
    private static string Short(string hash) => hash.Length > ShownDigits ? hash[..ShownDigits] : hash;
}
