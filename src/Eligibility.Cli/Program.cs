using Eligibility.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
