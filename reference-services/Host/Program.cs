using DigitalIndiaStack.Host;

return await HostProgram.RunAsync(args);
