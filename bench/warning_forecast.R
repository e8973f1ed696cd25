# forecast::thetaf and ets as a user calls them, on monthly series of M3.
#   Rscript bench/warning_forecast.R m3_all.csv.gz   prints: method, microseconds a series
suppressMessages(library(forecast))
m3 <- read.csv(commandArgs(trailingOnly = TRUE)[1])
m3 <- m3[m3$period == "MONTHLY", ]
series <- lapply(strsplit(m3$train, " "), function(x) ts(as.numeric(x), frequency = 12))
cost <- function(of, f) {
  took <- system.time(for (y in of) suppressWarnings(f(y)))
  (took[["user.self"]] + took[["sys.self"]]) / length(of) * 1e6
}
cat("theta", cost(series[seq(1, length(series), 5)], function(y) thetaf(y, h = 18)), "\n")
cat("ets", cost(series[seq(1, length(series), 70)], function(y) forecast(ets(y), h = 18)), "\n")
