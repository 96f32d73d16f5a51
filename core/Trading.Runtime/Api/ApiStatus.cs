namespace Trading.Runtime.Api;

/// <summary>The statuses that are answered.</summary>
public static class ApiStatus
{
    public const int Ok = 200;
    public const int Accepted = 202;
    public const int NotModified = 304;
    public const int BadRequest = 400;
    public const int Unauthorized = 401;
    public const int NotFound = 404;
    public const int MethodNotAllowed = 405;
    public const int NotAcceptable = 406;
    public const int Conflict = 409;
    public const int TooLarge = 413;
    public const int UnsupportedMediaType = 415;
    public const int Misdirected = 421;
    public const int InternalError = 500;
    public const int Unavailable = 503;

    internal static string TitleOf(int status) => status switch
    {
        BadRequest => "Bad request",
        Unauthorized => "Unauthorized",
        NotFound => "Not found",
        MethodNotAllowed => "Method not allowed",
        NotAcceptable => "Not acceptable",
        Conflict => "Conflict",
        TooLarge => "Content too large",
        UnsupportedMediaType => "Unsupported media type",
        Misdirected => "Misdirected",
        Unavailable => "Store unavailable",
        InternalError => "Internal error",
        _ => "Problem",
    };
}
