using System.Runtime.InteropServices;

namespace Trading.Runtime.Storage;

/// <summary>
/// Moves a file to where none is, so that of several that try at once exactly one does. <see cref="File.Move(string, string, bool)"/>
/// without overwriting looks first and renames then on Unix, and two may both look before either renames; a hard link is made or not.
/// </summary>
internal static class ExclusiveMove
{
    private const int FileExists = 17;

    // What file systems without hard links say (EPERM, EXDEV, ENOSYS, EMLINK, ENOTSUP on Linux and macOS).
    private static readonly int[] NoLinks = [1, 18, 31, 38, 45, 78, 95];

    /// <summary>Whether the file was moved; false where another stands. Where there are no hard links, looking first has to do.</summary>
    /// <exception cref="IOException">It could not be moved for another reason.</exception>
    public static bool Try(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(from, to);
        }

        if (Link(from, to) == 0)
        {
            // The link is the file; what is left of the name it was staged under goes.
            File.Delete(from);
            return true;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            FileExists => false,
            var error when NoLinks.Contains(error) => TryMove(from, to),
            var error => throw new IOException($"{to}: cannot be made: {Marshal.GetPInvokeErrorMessage(error)}"),
        };
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
