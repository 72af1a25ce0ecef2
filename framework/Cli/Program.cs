using DigitalIndiaStack.Cli;

return await Dis.RunAsync(args, Console.Out, Console.Error);
