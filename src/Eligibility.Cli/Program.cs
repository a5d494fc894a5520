using Eligibility.Cli;

return CommandLine.Run(args, new Terminal(Console.OpenStandardOutput(), Console.OpenStandardError(), Console.OpenStandardInput(), isProcess: true));
