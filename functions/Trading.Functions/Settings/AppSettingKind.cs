namespace Trading.Functions.Settings;

/// <summary>Who reads a setting.</summary>
internal enum AppSettingKind
{
    /// <summary>The platform or the function host, not our code.</summary>
    Host,

    /// <summary>Our code; no secret.</summary>
    Plain,

    /// <summary>Our code; a reference to the vault in the cloud, never written down anywhere else.</summary>
    Secret,
}
