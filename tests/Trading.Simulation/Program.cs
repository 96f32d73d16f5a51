using Trading.Simulation.Running;

// Runs seeds, or one of them in full. The tests of this project run a fixed few.
return SimCommand.Run(args, Console.Out);
