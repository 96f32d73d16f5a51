namespace Trading.Runtime.Dashboard;

/// <summary>A file of the dashboard as it is sent.</summary>
/// <param name="Content">UTF-8.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Tag">Strong validator, in quotes: another content has another one.</param>
public sealed record DashboardAsset(ReadOnlyMemory<byte> Content, string ContentType, string Tag);
