using System.CommandLine;
using Trading.Core.Policy;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Policies;

namespace Trading.Local.Commands;

/// <summary>Prints a policy's hash.</summary>
internal static class PolicyHashCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "A policy file, or shipped.",
        DefaultValueFactory = _ => PolicySource.Shipped,
    };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("hash", "Print the hash of what a policy says, whatever its layout, comments and name.") { File, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var policy = PolicySource.Load(parsed.GetValue(File));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(new PolicyHashDocument(policy.Name, PolicyHash.Of(policy)));
        }
        else
        {
            Console.Out.WriteLine(PolicyHash.Of(policy));
        }

        return ExitCode.Ok;
    }
}
