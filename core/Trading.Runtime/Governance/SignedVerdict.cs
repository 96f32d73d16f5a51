namespace Trading.Runtime.Governance;

/// <summary>The verdict file: a verdict and the HMAC-SHA256 of its canonical form, in lower-case hexadecimal.</summary>
public sealed record SignedVerdict(EvidenceVerdict Verdict, string Signature);
