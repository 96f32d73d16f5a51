using Trading.Simulation.Evidence;
using Trading.Simulation.Running;

// Runs seeds, or one of them in full. The tests of this project run a fixed few.
return args is ["evidence", .. var rest] ? StudyCommand.Run(rest, Console.Out) : SimCommand.Run(args, Console.Out);
