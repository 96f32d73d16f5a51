using System.Text.Json;
using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Tests.Governance;

public class VerdictCheckTests
{
    private const string PolicyHash = "1111111111111111111111111111111111111111111111111111111111111111";
    private const string Code = "0.1.0-3f2a61c09d1e";

    private static readonly Timestamp Issued = Timestamp.Utc(2025, 3, 1);
    private static readonly Timestamp Expires = Timestamp.Utc(2025, 4, 1);
    private static readonly Timestamp Now = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly VerdictScope Scope = new(PolicyHash, Code);
    private static readonly VerdictKey Key = VerdictKey.Parse(Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), "key");

    private static readonly EvidenceVerdict Go = new()
    {
        Verdict = GateVerdict.Go,
        PolicyHash = PolicyHash,
        CodeVersion = Code,
        DatasetLineage = "lineage-of-the-evidence",
        TrialLedgerHead = "2222",
        StepSince = Issued,
        ExpectedReturn = new ExpectedReturn(0.4, 1.2),
        IssuedAt = Issued,
        ExpiresAt = Expires,
        Criteria =
        [
            new GateCriterion("deflated_sharpe", 0.97, 0.95, IsMet: true, "46 trials"),
            new GateCriterion("trades", 140, 100, IsMet: true, "pooled out of sample"),
        ],
        KeyId = "",
    };

    [Fact]
    public void Judge_SignedGoForThisPolicy_IsValid()
    {
        var judgement = Judge(VerdictSigner.Sign(Go, Key));

        Assert.True(judgement.IsValid);
        Assert.Equal("verdict.json: policy 111111111111 may trade until 2025-04-01T00:00:00Z", judgement.Message);
        Assert.Equal(Go.Criteria.AsEnumerable(), judgement.Verdict!.Criteria);
        Assert.Equal(Key.Id, judgement.Verdict.KeyId);
    }

    [Fact]
    public void Judge_NoFile_IsMissing() => AssertRefused(
        VerdictStanding.Missing, "verdict.json: there is no verdict file; LIVE needs one, made by the decision gate", Judge(null));

    [Fact]
    public void Judge_NoKey_CannotBeChecked() => AssertRefused(
        VerdictStanding.NoKey,
        "verdict.json: no key is configured to check its signature with",
        VerdictCheck.Judge(VerdictSigner.Sign(Go, Key), "verdict.json", Scope, Now, key: null));

    [Theory]
    [InlineData("")]
    [InlineData("GO")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"verdict":3,"signature":"00"}""")]
    [InlineData("""{"verdict":{"schema_version":2},"signature":"00"}""")]
    public void Judge_SomethingElse_IsMalformed(string text)
    {
        var judgement = Judge(text);

        Assert.Equal(VerdictStanding.Malformed, judgement.Standing);
        Assert.StartsWith("verdict.json: not a verdict file: ", judgement.Message, StringComparison.Ordinal);
        Assert.Null(judgement.Verdict);
    }

    [Fact]
    public void Judge_CutShortAnywhere_IsMalformed()
    {
        var text = VerdictSigner.Sign(Go, Key);
        for (var length = 0; length < text.Length; length++)
        {
            Assert.Equal(VerdictStanding.Malformed, Judge(text[..length]).Standing);
        }
    }

    [Fact]
    public void Judge_NewerSchema_SaysSo() => AssertRefused(
        VerdictStanding.Malformed,
        "verdict.json: not a verdict file: its schema is 3; expected 2",
        Judge(VerdictSigner.Sign(Go, Key).Replace("\"schema_version\": 2", "\"schema_version\": 3, \"new\": 1", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"go\"", "\"no_go\"")]
    [InlineData("0.97", "0.98")]
    [InlineData("0.95", "0.9")]
    [InlineData("46 trials", "1 trial")]
    [InlineData("\"is_met\": true", "\"is_met\": false")]
    [InlineData("2025-04-01", "2026-04-01")]
    [InlineData("2025-03-01", "2025-02-01")]
    [InlineData(PolicyHash, "3333333333333333333333333333333333333333333333333333333333333333")]
    [InlineData(Code, "0.2.0-3f2a61c09d1e")]
    [InlineData("lineage-of-the-evidence", "another")]
    [InlineData("\"2222\"", "\"2223\"")]
    [InlineData("\"canary\"", "\"full\"")]
    [InlineData("\"deflated_sharpe\"", "\"inflated_sharpe\"")]
    public void Judge_AnyValueChangedAfterSigning_IsTampered(string old, string replacement)
    {
        var text = VerdictSigner.Sign(Go, Key);
        Assert.Contains(old, text, StringComparison.Ordinal);

        AssertRefused(
            VerdictStanding.Tampered,
            "verdict.json: its signature does not fit: it was changed after it was signed",
            Judge(text.Replace(old, replacement, StringComparison.Ordinal)));
    }

    [Fact]
    public void Judge_EachDigitOfTheSignatureChanged_IsTampered()
    {
        var signed = JsonSerializer.Deserialize<SignedVerdict>(VerdictSigner.Sign(Go, Key), CoreJson.Compact)!;
        Assert.Equal(64, signed.Signature.Length);
        for (var i = 0; i < signed.Signature.Length; i++)
        {
            var digits = signed.Signature.ToCharArray();
            digits[i] = digits[i] == '0' ? '1' : '0';

            Assert.Equal(VerdictStanding.Tampered, Judge(Text(signed with { Signature = new string(digits) })).Standing);
        }

        Assert.Equal(VerdictStanding.Tampered, Judge(Text(signed with { Signature = "" })).Standing);
        Assert.Equal(VerdictStanding.Tampered, Judge(Text(signed with { Signature = signed.Signature + "0" })).Standing);
    }

    [Fact]
    public void Judge_OtherLayout_IsTheSameVerdict()
    {
        var signed = JsonSerializer.Deserialize<SignedVerdict>(VerdictSigner.Sign(Go, Key), CoreJson.Compact)!;

        Assert.True(Judge(Text(signed)).IsValid);
        Assert.True(Judge($"\n  {Text(signed)}\n").IsValid);
    }

    [Fact]
    public void Judge_SignedWithAnotherKey_NamesBothKeys()
    {
        var other = VerdictKey.Parse(Convert.ToBase64String(new byte[32]), "key");
        var text = VerdictSigner.Sign(Go, other);

        AssertRefused(VerdictStanding.OtherKey, $"verdict.json: signed with the key {other.Id[..12]}; this host has {Key.Id}", Judge(text));
        Assert.Equal(VerdictStanding.Tampered, Judge(text.Replace(other.Id, Key.Id, StringComparison.Ordinal)).Standing);
    }

    [Theory]
    [InlineData(-1, VerdictStanding.NotYetValid)]
    [InlineData(0, VerdictStanding.Valid)]
    public void Judge_AroundItsIssue_HoldsFromThatInstant(long offsetMs, VerdictStanding standing) =>
        Assert.Equal(standing, VerdictCheck.Judge(VerdictSigner.Sign(Go, Key), "v", Scope, Issued.AddMs(offsetMs), Key).Standing);

    [Theory]
    [InlineData(-1, VerdictStanding.Valid)]
    [InlineData(0, VerdictStanding.Expired)]
    public void Judge_AroundItsExpiry_HoldsUntilThatInstant(long offsetMs, VerdictStanding standing) =>
        Assert.Equal(standing, VerdictCheck.Judge(VerdictSigner.Sign(Go, Key), "v", Scope, Expires.AddMs(offsetMs), Key).Standing);

    [Fact]
    public void Judge_OutsideItsTime_SaysWhen()
    {
        Assert.Equal(
            "v: it holds from 2025-03-01T00:00:00Z; it is 2025-02-01T00:00:00Z",
            VerdictCheck.Judge(VerdictSigner.Sign(Go, Key), "v", Scope, Timestamp.Utc(2025, 2, 1), Key).Message);
        Assert.Equal(
            "v: it expired at 2025-04-01T00:00:00Z; it is 2025-05-01T00:00:00Z",
            VerdictCheck.Judge(VerdictSigner.Sign(Go, Key), "v", Scope, Timestamp.Utc(2025, 5, 1), Key).Message);
    }

    [Fact]
    public void Judge_ExpiresBeforeItIsIssued_IsMalformed() =>
        Assert.Equal(VerdictStanding.Malformed, Judge(VerdictSigner.Sign(Go with { ExpiresAt = Issued }, Key)).Standing);

    [Fact]
    public void Judge_AnotherPolicyCodeOrData_NamesBoth()
    {
        var text = VerdictSigner.Sign(Go, Key);

        AssertSaid(
            VerdictStanding.OtherPolicy,
            "v: it is about policy 111111111111; policy 999999999999 is in use",
            VerdictCheck.Judge(text, "v", Scope with { PolicyHash = new string('9', 64) }, Now, Key));
        AssertSaid(
            VerdictStanding.OtherCode,
            "v: its evidence comes from code 0.1.0-3f2a61c09d1e; 0.1.0-000000000000 is in use",
            VerdictCheck.Judge(text, "v", Scope with { CodeVersion = "0.1.0-000000000000" }, Now, Key));
        AssertSaid(
            VerdictStanding.OtherData,
            "v: its evidence comes from data lineage-of-t; expected synthetic",
            VerdictCheck.Judge(text, "v", Scope with { DatasetLineage = "synthetic" }, Now, Key));
        Assert.True(VerdictCheck.Judge(text, "v", Scope with { DatasetLineage = "lineage-of-the-evidence" }, Now, Key).IsValid);
    }

    [Fact]
    public void Judge_GateDidNotPass_SaysWhatIsMissing()
    {
        var unmet = Go.Criteria.SetItem(0, Go.Criteria[0] with { Value = 0.93, IsMet = false });

        AssertSaid(
            VerdictStanding.NotPassed,
            "verdict.json: the gate says no_go; not met: deflated_sharpe",
            Judge(VerdictSigner.Sign(Go with { Verdict = GateVerdict.NoGo, Criteria = unmet }, Key)));
        AssertSaid(
            VerdictStanding.NotPassed,
            "verdict.json: the gate says go; not met: deflated_sharpe",
            Judge(VerdictSigner.Sign(Go with { Criteria = unmet }, Key)));
        AssertSaid(
            VerdictStanding.NotPassed, "verdict.json: the gate says no_go", Judge(VerdictSigner.Sign(Go with { Verdict = GateVerdict.NoGo }, Key)));
        AssertSaid(VerdictStanding.NotPassed, "verdict.json: it names no criteria", Judge(VerdictSigner.Sign(Go with { Criteria = [] }, Key)));
    }

    [Fact]
    public void Sign_SameVerdict_IsTheSameText() => Assert.Equal(VerdictSigner.Sign(Go, Key), VerdictSigner.Sign(Go, Key));

    // Key id and signature were worked out with Python's hashlib and hmac.
    [Fact]
    public void Sign_KnownVerdict_IsTheHmacOfItsCompactJson()
    {
        var signed = JsonSerializer.Deserialize<SignedVerdict>(VerdictSigner.Sign(Go, Key), CoreJson.Compact)!;

        Assert.Equal(
            $$"""{"schema_version":2,"verdict":"go","policy_hash":"{{PolicyHash}}","code_version":"{{Code}}","dataset_lineage":"lineage-of-the-evidence","trial_ledger_head":"2222","capital_step":"canary","step_since":"2025-03-01T00:00:00Z","expected_return":{"mean_pct":0.4,"deviation_pct":1.2},"issued_at":"2025-03-01T00:00:00Z","expires_at":"2025-04-01T00:00:00Z","criteria":[{"code":"deflated_sharpe","value":0.97,"threshold":0.95,"is_met":true,"evidence":"46 trials"},{"code":"trades","value":140,"threshold":100,"is_met":true,"evidence":"pooled out of sample"}],"key_id":"85d80f2afa129de5"}""",
            JsonSerializer.Serialize(signed.Verdict, CoreJson.Compact));
        Assert.Equal("fe770487e2116d37bca5f0faf1c4c0d1e0866025149cdd3bd2382d7925931364", signed.Signature);
    }

    private static VerdictJudgement Judge(string? text) => VerdictCheck.Judge(text, "verdict.json", Scope, Now, Key);

    private static string Text(SignedVerdict signed) => JsonSerializer.Serialize(signed, CoreJson.Compact);

    private static void AssertRefused(VerdictStanding standing, string message, VerdictJudgement judgement)
    {
        AssertSaid(standing, message, judgement);
        Assert.Null(judgement.Verdict);
    }

    private static void AssertSaid(VerdictStanding standing, string message, VerdictJudgement judgement)
    {
        Assert.Equal(standing, judgement.Standing);
        Assert.Equal(message, judgement.Message);
        Assert.Equal(standing == VerdictStanding.Valid, judgement.IsValid);
    }
}
