namespace Trading.Runtime.Ports;

/// <summary>
/// What may name an object in any store: one to eight names with '/' between, each 1 to 100 of a-z, A-Z, 0-9, '-', '_' and '.',
/// none beginning with a dot. So no key can leave its store, nor meet the store's own files.
/// </summary>
public static class ObjectKey
{
    private const int NamesMax = 8;
    private const int NameLengthMax = 100;

    public static bool IsValid(string? key)
    {
        var names = key?.Split('/') ?? [];
        return names.Length is > 0 and <= NamesMax && Array.TrueForAll(names, IsName);
    }

    /// <exception cref="ArgumentException">Not a key.</exception>
    public static void Require(string key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException($"'{key}' is not an object key; expected names of letters, digits, '-', '_' and '.' with '/' between", nameof(key));
        }
    }

    private static bool IsName(string name) => name is { Length: > 0 and <= NameLengthMax }
        && name[0] != '.'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
