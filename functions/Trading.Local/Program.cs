using Trading.Local.CommandLine;

return await Cli.RunAsync(args);
