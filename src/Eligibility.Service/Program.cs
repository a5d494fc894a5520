using Eligibility.Service;

return await ServiceHost.RunAsync(args);
