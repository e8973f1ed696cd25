# surveillance::farringtonFlexible as Noufaily and others set it, on the last 49 weeks of every series of a matrix.
#   Rscript bench/warning_outbreaks.R MATRIX.csv ALPHA   prints: series,t of each alarm
suppressMessages(library(surveillance))
given <- commandArgs(trailingOnly = TRUE)
weeks <- read.csv(given[1], check.names = FALSE)
n <- nrow(weeks)
for (name in names(weeks)[-1]) {
  series <- sts(observed = matrix(weeks[[name]], ncol = 1), start = c(2000, 1), frequency = 52)
  control <- list(range = (n - 48):n, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1,
                  thresholdMethod = "nbPlugin", alpha = as.numeric(given[2]))
  judged <- suppressWarnings(farringtonFlexible(series, control = control))
  at <- which(judged@alarm[, 1])
  if (length(at)) cat(paste(name, weeks[[1]][n - 49 + at], sep = ","), sep = "\n")
}
