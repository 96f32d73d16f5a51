namespace Trading.Functions.Settings;

/// <summary>One setting of the cloud host, as it stands in the app settings: two underscores between a section and its key.</summary>
/// <param name="Name">Its name in the environment.</param>
/// <param name="Kind">Who reads it.</param>
/// <param name="Meaning">What it says, for the table of infra/README.md.</param>
internal sealed record AppSetting(string Name, AppSettingKind Kind, string Meaning)
{
    /// <summary>The name by which configuration knows it: a colon between a section and its key.</summary>
    public string Key => Name.Replace("__", ":", StringComparison.Ordinal);
}
