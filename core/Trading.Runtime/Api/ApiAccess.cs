namespace Trading.Runtime.Api;

/// <summary>Who may call a route.</summary>
public enum ApiAccess
{
    /// <summary>Everybody: liveness and nothing else.</summary>
    Anonymous,

    /// <summary>Who shows the key.</summary>
    Key,
}
