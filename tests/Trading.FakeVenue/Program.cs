using System.Globalization;
using Trading.FakeVenue;

// --port N (0: any), --seed N, --key FILE: writes a private key there. Prints the address and the key's name, and runs until stopped.
var options = new FakeVenueOptions
{
    Port = Number("--port", 0),
    Seed = Number("--seed", 1),
};
await using var venue = await FakeVenueServer.StartAsync(options).ConfigureAwait(false);
const string KeyName = "organizations/fake/apiKeys/one";
var pem = venue.Keys.Issue(KeyName);
if (Text("--key") is { } path)
{
    await File.WriteAllTextAsync(path, pem).ConfigureAwait(false);
}

await Console.Out.WriteLineAsync($"address {venue.Address.GetLeftPart(UriPartial.Authority)}").ConfigureAwait(false);
await Console.Out.WriteLineAsync($"key {KeyName}").ConfigureAwait(false);
await venue.WaitForShutdownAsync().ConfigureAwait(false);

string? Text(string name)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}

int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
