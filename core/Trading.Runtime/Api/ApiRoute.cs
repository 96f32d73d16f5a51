namespace Trading.Runtime.Api;

/// <summary>A route.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Template">See <see cref="ApiTemplates"/>.</param>
/// <param name="Access">Who may call it.</param>
public sealed record ApiRoute(string Method, string Template, ApiAccess Access)
{
    private const string Parameter = "{id}";

    /// <summary>The path, with a leading slash.</summary>
    public string Path => $"/{ApiTemplates.Prefix}/{Template}";

    /// <summary>Whether a path is of this route.</summary>
    /// <param name="path">With a leading slash, decoded.</param>
    /// <param name="id">What stands in place of the parameter; empty where the route has none.</param>
    public bool IsMatch(string path, out string id)
    {
        id = "";
        var (expected, found) = (Path.Split('/'), path.Split('/'));
        if (expected.Length != found.Length)
        {
            return false;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i] == Parameter && found[i].Length > 0)
            {
                id = found[i];
            }
            else if (expected[i] != found[i])
            {
                return false;
            }
        }

        return true;
    }
}
